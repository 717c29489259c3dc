/** Makes a page of the browser and puts Electron's half of a page into it. */
import type { CdpSession } from '../cdp.ts';
import { fromBrowser } from '../custom-schemes.ts';
import { browser, names } from '../host.ts';
import { injections } from '../page/injections.ts';

interface TargetOptions {
  size: { width: number; height: number };
  /** Text of the preload. */
  preload: string | undefined;
  argv: string[];
  /** Before anything of the page has run: the moment to listen. */
  attached: (cdp: CdpSession, targetId: string) => void;
  destroyed: () => void;
}

/** @returns the id of the page's main frame */
export async function openTarget(options: TargetOptions): Promise<{ frameId: string }> {
  const { connection } = browser();
  const { targetId } = await connection.root.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    background: true,
    ...options.size,
  });
  const { sessionId } = await connection.root.send('Target.attachToTarget', { targetId, flatten: true });
  const cdp = connection.session(sessionId);
  options.attached(cdp, targetId);
  connection.root.on('Target.targetDestroyed', (gone) => {
    if (gone.targetId === targetId) options.destroyed();
  });
  const { page, isolated } = injections(names.channel, preloadFacts(options.argv), options.preload);
  await Promise.all([
    cdp.send('Page.enable'),
    cdp.send('Runtime.enable'),
    cdp.send('Inspector.enable'),
    cdp.send('Runtime.addBinding', { name: names.binding, executionContextName: names.world }),
    cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: page }),
    cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: isolated, worldName: names.world }),
    cdp.send('Fetch.enable', {
      patterns: [{ urlPattern: 'http://*.electron.localhost/*' }, { urlPattern: '*', resourceType: 'Document' }],
    }),
  ]);
  const { frameTree } = await cdp.send('Page.getFrameTree');
  return { frameId: frameTree.frame.id };
}

function preloadFacts(argv: string[]) {
  const { platform, arch, versions } = process;
  return {
    binding: names.binding,
    deliver: names.deliver,
    process: {
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      platform,
      arch,
      versions: { ...versions },
      env: {},
      argv,
    },
  };
}

/** @throws what the page's code threw */
export async function evaluateIn(cdp: CdpSession, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as unknown;
}

/** What a page that wants a window is known by. */
export function openDetails(browserUrl: string): Electron.HandlerDetails {
  return {
    url: fromBrowser(browserUrl),
    frameName: '',
    features: '',
    disposition: 'foreground-tab',
    referrer: { url: '', policy: 'default' },
  };
}
