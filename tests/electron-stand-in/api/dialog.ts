import { strict } from '../strict.ts';

type Asking = 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog';
const unanswered = (name: Asking) => (): never => {
  throw new Error(`electron stand-in: a test must answer dialog.${name}`);
};

export const dialog = strict('dialog', {
  showMessageBox: unanswered('showMessageBox'),
  showOpenDialog: unanswered('showOpenDialog'),
  showSaveDialog: unanswered('showSaveDialog'),
  showErrorBox(title: string, content: string) {
    process.stderr.write(`${title}: ${content}\n`);
  },
} satisfies Partial<Electron.Dialog>) as Pick<Electron.Dialog, Asking | 'showErrorBox'>;
