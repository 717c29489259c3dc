import type { Protocol } from 'devtools-protocol';
import type { CdpSession } from '../cdp.ts';
import { isCustom } from '../custom-schemes.ts';
import { answerCustomScheme } from './protocol.ts';

/**
 * Answers a request the browser has paused: custom schemes from the app's handler, the others by the network.
 * @param permitted asked first, with the address as the browser knows it
 */
export async function answerRequest(
  cdp: CdpSession,
  { requestId, request }: Protocol.Fetch.RequestPausedEvent,
  permitted: (browserUrl: string) => Promise<boolean>,
): Promise<void> {
  try {
    if (!(await permitted(request.url))) {
      await cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    if (!isCustom(request.url)) {
      await cdp.send('Fetch.continueRequest', { requestId });
      return;
    }
    const { url, method, headers, postData } = request;
    const response = await answerCustomScheme({
      url,
      method,
      headers,
      ...(postData !== undefined && { body: postData }),
    });
    await cdp.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  } catch {
    // The handler threw, or the page went away meanwhile: either way this request has failed.
    cdp.tell('Fetch.failRequest', { requestId, errorReason: 'Failed' });
  }
}
