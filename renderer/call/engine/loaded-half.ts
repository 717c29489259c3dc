// The half of the call that is loaded only when one is near: WebRTC, PeerJS and the call's parts, in one chunk.
export { createCallParts, featuresOf } from '../parts/index.ts';
export { openMediaLink } from './media-link.ts';
