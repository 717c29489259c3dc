import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { shortcutKeys, useShortcutsSetting } from './use-shortcuts.ts';

const actions = ['mute', 'camera', 'chat', 'share', 'window', 'show'] as const;

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('call');
  const [on, change] = useShortcutsSetting();
  return (
    <Dialog title={t('shortcuts.title')} onClose={onClose}>
      <Switch label={t('shortcuts.use')} help={t('shortcuts.help')} on={on} onChange={change} />
      <dl className="shortcuts" data-on={on}>
        {actions.map((action) => (
          <div key={action}>
            <dt>{t(`shortcuts.${action}`)}</dt>
            <dd>
              <kbd>{shortcutKeys[action]}</kbd>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('shortcuts.self')}</dt>
          <dd>
            <kbd>←</kbd> <kbd>↑</kbd> <kbd>→</kbd> <kbd>↓</kbd>
          </dd>
        </div>
      </dl>
    </Dialog>
  );
}
