/** The two scripts that run in every page before its own: one in the page's world, one with the preload in the isolated world. */
import { makeWire } from '../wire.ts';
import { makeChannelEnd } from './channel.ts';
import { isolatedWorld, type PreloadFacts } from './isolated-world.ts';
import { pageWorld } from './page-world.ts';

const setUp = (token: string, self: string, peer: string): string =>
  `const wire = (${makeWire.toString()})();
   const end = (${makeChannelEnd.toString()})(wire, ${JSON.stringify(token)}, '${self}', '${peer}');`;

/** The preload is pasted in rather than evaluated, because the page's content policy also governs eval in this world. */
const runPreload = (source: string): string =>
  `try { (function (require, module, exports, process) {
${source}
}).call(undefined, scope.require, scope.module, scope.module.exports, scope.process); } catch (error) { scope.failed(error); }`;

export function injections(
  token: string,
  facts: PreloadFacts,
  preload: string | undefined,
): { page: string; isolated: string } {
  return {
    page: `(() => { ${setUp(token, 'page', 'preload')} (${pageWorld.toString()})(end); })()`,
    isolated: `(() => {
      if (window !== window.top) return;
      ${setUp(token, 'preload', 'page')}
      const scope = (${isolatedWorld.toString()})(end, wire, ${JSON.stringify(facts)});
      ${preload === undefined ? '' : runPreload(preload)}
    })()`,
  };
}
