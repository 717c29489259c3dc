/** Draws every icon of the app. Run it after changing a shape: `node resources/draw-icons.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';
import type { PresenceState } from '#shared/ipc/bridge.ts';
import { findChromium } from '../tests/electron-stand-in/chromium.ts';

type TrayState = PresenceState | 'ringing';

const teal = { from: '#14a89a', to: '#0b5f66' };
const slate = { from: '#8494a3', to: '#566472' };
const amber = { from: '#f7a928', to: '#d96f0c' };

/** The brand's mark as renderer/app/Brand.tsx draws it on a field of 32: a speech bubble with the cross of a clinic. */
const bubblePath =
  'M9 3h14a7 7 0 0 1 7 7v8a7 7 0 0 1-7 7h-6.2l-6.1 4.6A1 1 0 0 1 9 28.8V25a7 7 0 0 1-7-7v-8a7 7 0 0 1 7-7Z';
const crossPath = 'M14.25 8.5h3.5v3.75h3.75v3.5h-3.75v3.75h-3.5v-3.75H10.5v-3.5h3.75Z';

/** On a field of 1024, centred. @param size of the mark */
const placed = (size: number, content: string): string => {
  const scale = size / 32;
  return `<g transform="translate(${512 - 16 * scale} ${512 - 16.6 * scale}) scale(${scale})">${content}</g>`;
};
const mark = (size: number, fill: string, cross: string): string =>
  placed(size, `<path d="${bubblePath}" fill="${fill}"/><path d="${crossPath}" fill="${cross}"/>`);

const svg = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024">${content}</svg>`;

const tile = ({ from, to }: { from: string; to: string }, inset: number, radius: number): string => `
  <defs><linearGradient id="field" x1="0" y1="0" x2="0.6" y2="1">
    <stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>
  <rect x="${inset}" y="${inset}" width="${1024 - 2 * inset}" height="${1024 - 2 * inset}" rx="${radius}" fill="url(#field)"/>`;

const appIcon = svg(`${tile(teal, 64, 208)}${mark(660, '#fff', '#0e7f80')}`);

/** A dot with a rim, so that it stands off the tile at 24 pixels. */
const dot = (color: string): string =>
  `<circle cx="800" cy="800" r="224" fill="#fff"/><circle cx="800" cy="800" r="168" fill="${color}"/>`;
/** In colour, for Linux and Windows, whose panels may be light or dark. */
const colour: Readonly<Record<TrayState, string>> = {
  ready: svg(`${tile(teal, 0, 232)}${mark(860, '#fff', '#0e7f80')}${dot('#22b35e')}`),
  'in-call': svg(`${tile(teal, 0, 232)}${mark(860, '#fff', '#0e7f80')}${dot('#e0353b')}`),
  unreachable: svg(`${tile(slate, 0, 232)}${mark(860, '#fff', '#67757f')}${dot('#f0940f')}`),
  'signed-out': svg(`${tile(slate, 0, 232)}${mark(860, '#fff', '#67757f')}`),
  ringing: svg(`${tile(amber, 0, 232)}${mark(860, '#fff', '#d96f0c')}`),
};

/** One colour with transparency, for macOS: shapes tell the states apart. */
const glyph = (content: string): string =>
  svg(`<defs><mask id="cut"><rect width="1024" height="1024" fill="#fff"/>${content}</mask></defs>`);
const cutCross = placed(1024, `<path d="${crossPath}" fill="#000"/>`);
const masked = (cut: string, over = ''): string =>
  glyph(cut).replace('</svg>', `<g mask="url(#cut)">${placed(1024, `<path d="${bubblePath}"/>`)}</g>${over}</svg>`);
const cutDot = '<circle cx="820" cy="800" r="210" fill="#000"/>';
const template: Readonly<Record<TrayState, string>> = {
  ready: masked(cutCross),
  'in-call': masked(`${cutCross}${cutDot}`, '<circle cx="820" cy="800" r="150"/>'),
  unreachable: masked(
    `${cutCross}<path d="M150 130 900 900" stroke="#000" stroke-width="190"/>`,
    '<path d="M150 130 900 900" stroke="#000" stroke-width="80" stroke-linecap="round"/>',
  ),
  'signed-out': svg(placed(1024, `<path d="${bubblePath}" fill="none" stroke="#000" stroke-width="2.2"/>`)),
  ringing: masked(
    `${cutCross}${cutDot}`,
    '<path d="M820 640v190" stroke="#000" stroke-width="90" stroke-linecap="round"/><circle cx="820" cy="950" r="56"/>',
  ),
};
const unreadOverlay = svg(
  '<circle cx="512" cy="512" r="480" fill="#e0353b"/><circle cx="512" cy="512" r="190" fill="#fff"/>',
);

const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();

async function draw(source: string, size: number, name: string): Promise<void> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${source}`);
  const path = join(import.meta.dirname, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await page.screenshot({ omitBackground: true }));
}

await draw(appIcon, 1024, 'icon.png');
for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
  await draw(appIcon, size, `icons/${String(size)}x${String(size)}.png`);
}
for (const [state, source] of Object.entries(colour)) {
  await draw(source, 24, `tray/${state}.png`);
  await draw(source, 48, `tray/${state}@2x.png`);
}
for (const [state, source] of Object.entries(template)) {
  await draw(source, 18, `tray/${state}Template.png`);
  await draw(source, 36, `tray/${state}Template@2x.png`);
}
await draw(unreadOverlay, 32, 'tray/unread-overlay.png');
writeFileSync(join(import.meta.dirname, 'icon.svg'), `${appIcon.replaceAll(/\n\s*/g, ' ')}\n`);
await browser.close();
