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

/** A camera with the cross of a clinic cut out of it, on a field of 1024. */
const camera = (fill: string, cross: string): string => `
  <rect x="170" y="322" width="480" height="380" rx="92" fill="${fill}"/>
  <path d="M716 470 822 396c14-10 32 0 32 17v198c0 17-18 27-32 17L716 554z" fill="${fill}" stroke="${fill}"
    stroke-width="40" stroke-linejoin="round"/>
  <path d="M410 412v200M310 512h200" stroke="${cross}" stroke-width="72" stroke-linecap="round"/>`;

const svg = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024">${content}</svg>`;

const tile = ({ from, to }: { from: string; to: string }, inset: number, radius: number): string => `
  <defs><linearGradient id="field" x1="0" y1="0" x2="0.6" y2="1">
    <stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>
  <rect x="${inset}" y="${inset}" width="${1024 - 2 * inset}" height="${1024 - 2 * inset}" rx="${radius}" fill="url(#field)"/>`;

const appIcon = svg(`${tile(teal, 64, 208)}${camera('#fff', '#0e7f80')}`);

/** A dot with a rim, so that it stands off the tile at 24 pixels. */
const dot = (color: string): string =>
  `<circle cx="800" cy="800" r="224" fill="#fff"/><circle cx="800" cy="800" r="168" fill="${color}"/>`;
const bigCamera = (cross: string): string =>
  `<g transform="translate(-80 -80) scale(1.15)">${camera('#fff', cross)}</g>`;

/** In colour, for Linux and Windows, whose panels may be light or dark. */
const colour: Readonly<Record<TrayState, string>> = {
  ready: svg(`${tile(teal, 0, 232)}${bigCamera('#0e7f80')}${dot('#22b35e')}`),
  'in-call': svg(`${tile(teal, 0, 232)}${bigCamera('#0e7f80')}${dot('#e0353b')}`),
  unreachable: svg(`${tile(slate, 0, 232)}${bigCamera('#67757f')}${dot('#f0940f')}`),
  'signed-out': svg(`${tile(slate, 0, 232)}${bigCamera('#67757f')}`),
  ringing: svg(`${tile(amber, 0, 232)}${bigCamera('#d96f0c')}`),
};

/** One colour with transparency, for macOS: shapes tell the states apart. */
const glyph = (content: string): string =>
  svg(`<defs><mask id="cut"><rect width="1024" height="1024" fill="#fff"/>${content}</mask></defs>`);
const cutCross = '<path d="M410 412v200M310 512h200" stroke="#000" stroke-width="72" stroke-linecap="round"/>';
const wide = (content: string): string => `<g transform="translate(-128 -128) scale(1.25)">${content}</g>`;
const masked = (cut: string, over = ''): string =>
  glyph(cut).replace('</svg>', `<g mask="url(#cut)">${wide(camera('#000', '#000'))}</g>${over}</svg>`);
const cutDot = '<circle cx="820" cy="800" r="210" fill="#000"/>';
const template: Readonly<Record<TrayState, string>> = {
  ready: masked(wide(cutCross)),
  'in-call': masked(`${wide(cutCross)}${cutDot}`, '<circle cx="820" cy="800" r="150"/>'),
  unreachable: masked(
    `${wide(cutCross)}<path d="M150 130 900 900" stroke="#000" stroke-width="190"/>`,
    '<path d="M150 130 900 900" stroke="#000" stroke-width="80" stroke-linecap="round"/>',
  ),
  'signed-out': svg(`<g fill="none" stroke="#000" stroke-width="64" stroke-linejoin="round">
    <rect x="96" y="288" width="570" height="448" rx="104"/><path d="M760 460 920 356v312L760 564z"/></g>`),
  ringing: masked(
    `${wide(cutCross)}${cutDot}`,
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
