/** The questions the system's own dialogs ask for the app. */
import { app, dialog } from 'electron';
import { join } from 'node:path';
import type { Question } from './leaving.ts';
import type { Words } from './words.ts';

/** @returns the index of the pressed button */
export async function ask({ message, detail, buttons, cancel }: Question): Promise<number> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message,
    detail,
    buttons,
    defaultId: 0,
    cancelId: cancel,
    noLink: true,
  });
  return response;
}

/** The window crashed twice: it opens again when the person wants that. */
export async function offerReopening({ crashed }: Words): Promise<void> {
  await dialog.showMessageBox({
    type: 'error',
    message: crashed.title,
    detail: crashed.detail,
    buttons: [crashed.reopen],
  });
}

/** @returns undefined when the person decided against it */
export async function choosePath(suggested: string): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: join(app.getPath('documents'), suggested),
    filters: [{ name: 'JSON', extensions: ['json'] }],
  });
  return canceled || filePath === '' ? undefined : filePath;
}
