import { mostBytes } from './photo-transfer.ts';

/** Good enough for skin; the camera's own JPEG is about as good. */
const jpegQuality = 0.92;

/**
 * A still picture in the camera's full resolution, far above what a call sends: through the camera's own photo function
 * where it has one, else the largest frame it gives.
 * @param open the call's camera; null when it is off: it is opened for the moment of the photo
 * @throws DOMException when there is no camera to be had
 */
export async function takePhoto(open: MediaStreamTrack | null): Promise<Blob> {
  if (open) return fromCamera(open);
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { width: { ideal: 4_096 }, height: { ideal: 2_160 } },
  });
  try {
    const [camera] = stream.getVideoTracks();
    if (!camera) throw new DOMException('no picture', 'NotFoundError');
    return await fromCamera(camera);
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

async function fromCamera(camera: MediaStreamTrack): Promise<Blob> {
  const photo = (await ownPhoto(camera)) ?? (await largestFrame(camera));
  return photo.size <= mostBytes && /^image\/(?:jpeg|png)$/u.test(photo.type) ? photo : asJpeg(photo);
}

async function ownPhoto(camera: MediaStreamTrack): Promise<Blob | null> {
  if (!('ImageCapture' in window)) return null;
  try {
    const capture = new ImageCapture(camera);
    const { imageWidth, imageHeight } = await capture.getPhotoCapabilities();
    return await capture.takePhoto({
      ...(imageWidth?.max !== undefined && { imageWidth: imageWidth.max }),
      ...(imageHeight?.max !== undefined && { imageHeight: imageHeight.max }),
    });
  } catch {
    // Many cameras promise it and cannot: a frame will do.
    return null;
  }
}

async function largestFrame(camera: MediaStreamTrack): Promise<Blob> {
  const before = camera.getConstraints();
  const { width, height } = camera.getCapabilities();
  try {
    // The call's picture changes its size for a moment; the encoder follows.
    await camera.applyConstraints({
      ...before,
      width: { ideal: width?.max ?? 4_096 },
      height: { ideal: height?.max ?? 2_160 },
    });
    return await frameOf(camera);
  } finally {
    await camera.applyConstraints(before);
  }
}

async function frameOf(camera: MediaStreamTrack): Promise<Blob> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([camera]);
  try {
    await video.play();
    return await draw(video, video.videoWidth, video.videoHeight);
  } finally {
    video.srcObject = null;
  }
}

async function asJpeg(photo: Blob): Promise<Blob> {
  const picture = await createImageBitmap(photo);
  try {
    return await draw(picture, picture.width, picture.height);
  } finally {
    picture.close();
  }
}

async function draw(source: CanvasImageSource, width: number, height: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(source, 0, 0, width, height);
  const photo = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', jpegQuality);
  });
  if (!photo) throw new DOMException('the picture could not be kept', 'EncodingError');
  return photo;
}
