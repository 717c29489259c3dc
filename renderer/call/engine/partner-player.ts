/** Drawn, or the browser would not decode for it, and not to be seen. */
const unseen = {
  position: 'fixed',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  opacity: '0',
  pointerEvents: 'none',
};

/**
 * Plays what the partner sends for as long as the call is open here: its sound is heard while another screen is looked
 * at, and its picture begins without a wait, since what plays it was made before the first frame came (some 100 ms,
 * measured in Chromium 156 without a graphics card).
 */
export class PartnerPlayer {
  readonly element: HTMLVideoElement;
  /** Where the element plays on while no screen shows it; out of a document it would be paused. */
  private readonly wings: HTMLDivElement;
  private readonly over = new AbortController();
  private heard = false;

  constructor() {
    this.element = document.createElement('video');
    this.element.autoplay = true;
    this.element.playsInline = true;
    this.wings = document.createElement('div');
    this.wings.inert = true;
    this.wings.ariaHidden = 'true';
    Object.assign(this.wings.style, unseen);
    for (const act of ['pointerdown', 'keydown']) {
      // A browser may keep a page silent in which nobody has pressed anything yet.
      document.addEventListener(act, () => this.goOn(), { capture: true, signal: this.over.signal });
    }
  }

  play(stream: MediaStream | null): void {
    if (stream && !this.element.isConnected) {
      this.wings.append(this.element);
      document.body.append(this.wings);
    }
    if (this.element.srcObject !== stream) this.element.srcObject = stream;
    this.setHeard(this.heard);
  }

  /**
   * Before both have joined nobody is to be heard, whatever arrives. Told to the tracks: an element that begins muted is
   * stopped by Chromium when it is no longer, unless somebody presses something in that moment.
   */
  setHeard(heard: boolean): void {
    this.heard = heard;
    const { srcObject } = this.element;
    if (srcObject instanceof MediaStream) for (const track of srcObject.getAudioTracks()) track.enabled = heard;
  }

  /** What a screen reader says of the picture. */
  describe(label: string): void {
    this.element.ariaLabel = label;
  }

  /** @param id where the sound comes out; empty: where the system lets it */
  setSpeaker(id: string): void {
    // Not in every browser; there the system decides.
    if (!('setSinkId' in this.element) || this.element.sinkId === id) return;
    // Unplugged in this very moment: the list of devices changes too, and with it what is asked for here.
    this.element.setSinkId(id).catch(() => undefined);
  }

  /** Puts the picture there; the returned function takes it away again, and it plays on unseen. */
  showIn(place: HTMLElement): () => void {
    this.element.className = 'stage-picture';
    place.append(this.element);
    return () => {
      if (this.element.parentElement !== place) return;
      this.element.className = '';
      this.wings.append(this.element);
    };
  }

  close(): void {
    this.over.abort();
    this.element.srcObject = null;
    this.element.remove();
    this.wings.remove();
  }

  private goOn(): void {
    // Refused once more, or the stream is gone in this very moment: the next press tries again.
    if (this.element.paused && this.element.srcObject) this.element.play().catch(() => undefined);
  }
}
