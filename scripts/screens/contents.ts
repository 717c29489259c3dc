// One page with all pictures: a row per screen, a column per look.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shot } from './camera.ts';

export async function writeContents(folder: string, shots: readonly Shot[]): Promise<string> {
  const screens = [...new Set(shots.map((shot) => shot.screen))];
  const looks = [...new Set(shots.map((shot) => shot.look))];
  const cell = (screen: string, look: string): string => {
    const shot = shots.find((each) => each.screen === screen && each.look === look);
    return shot
      ? `<td><a href="${shot.file}"><img src="${shot.file}" alt="${screen}, ${look}" loading="lazy"></a></td>`
      : '<td></td>';
  };
  const rows = screens.map(
    (screen) => `<tr><th scope="row">${screen}</th>${looks.map((look) => cell(screen, look)).join('')}</tr>`,
  );
  const heads = looks.map((look) => `<th scope="col">${look}</th>`);
  const file = join(folder, 'index.html');
  await writeFile(
    file,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title>
<style>body{font-family:sans-serif}th{text-align:start;vertical-align:top;padding:.5rem}img{width:16rem;border:1px solid #999}</style>
<table><thead><tr><td></td>${heads.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></html>\n`,
  );
  return file;
}
