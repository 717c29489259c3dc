// Tells a picture from black, inside a page: black is what a camera sends that is paused, or not wanted yet.
import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** Whether anything can be made out in the frame that is shown now. */
    recognisable(video: HTMLVideoElement): boolean;
    /** The moment at which the first such frame is presented, ms since 1970. */
    firstRecognisable(video: HTMLVideoElement): Promise<number>;
  }
}

/** Adds both to the page as it is loaded now. */
export async function seePictures(page: Page): Promise<void> {
  await page.evaluate(() => {
    const canvas = new OffscreenCanvas(16, 9);
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    window.recognisable = (video) => {
      pen?.drawImage(video, 0, 0, 16, 9);
      const pixels = pen?.getImageData(0, 0, 16, 9).data ?? [];
      return pixels.some((value, index) => index % 4 !== 3 && value > 48);
    };
    window.firstRecognisable = (video) =>
      new Promise((seen) => {
        const look = () => {
          video.requestVideoFrameCallback(() => {
            const moment = performance.timeOrigin + performance.now();
            if (window.recognisable(video)) seen(moment);
            else look();
          });
        };
        look();
      });
  });
}
