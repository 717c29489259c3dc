import { originOf } from '../custom-schemes.ts';

type Reproduced = 'url' | 'origin' | 'parent' | 'detached' | 'routingId' | 'processId' | 'frameTreeNodeId';

/** The main frame; messages of sub-frames do not exist here, since sub-frames get no preload. */
export class MainFrame implements Pick<Electron.WebFrameMain, Reproduced> {
  readonly parent = null;
  readonly routingId = 1;
  readonly processId = 1;
  readonly frameTreeNodeId = 1;
  readonly #url: () => string;
  readonly #detached: () => boolean;

  constructor(url: () => string, detached: () => boolean) {
    this.#url = url;
    this.#detached = detached;
  }

  get url(): string {
    return this.#url();
  }

  get origin(): string {
    return originOf(this.#url() || 'about:blank');
  }

  get top(): MainFrame {
    return this;
  }

  get detached(): boolean {
    return this.#detached();
  }
}
