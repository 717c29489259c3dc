/** A picture that stands for a camera's, for stories: a person in a room, in two colours. @param hue degrees */
export function paintedPicture(hue: number): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 360;
  const pen = canvas.getContext('2d');
  if (pen !== null) {
    pen.fillStyle = `hsl(${String(hue)} 25% 32%)`;
    pen.fillRect(0, 0, 640, 360);
    pen.fillStyle = `hsl(${String(hue)} 30% 62%)`;
    pen.beginPath();
    pen.arc(320, 150, 70, 0, Math.PI * 2);
    pen.ellipse(320, 350, 150, 120, 0, 0, Math.PI * 2);
    pen.fill();
  }
  return canvas.captureStream(1);
}
