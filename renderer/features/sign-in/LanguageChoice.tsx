import { useTranslation } from 'react-i18next';
import type { DesktopBridge } from '#shared/ipc/bridge.ts';
import { currentLanguage, languages, type Language } from '../../i18n/index.ts';
import { Button } from '../../ui/Button.tsx';

/** The other language, named in itself: whoever needs it may not be able to read the one shown. */
export function LanguageChoice({ platform }: { readonly platform: DesktopBridge }) {
  // Only to be rendered again when the language has changed.
  useTranslation('signIn');
  const other: Language = currentLanguage() === 'en' ? 'ne' : 'en';
  return (
    <div className="door-language">
      <Button look="quiet" size="small" onPress={() => void platform.invoke('settings:change', { language: other })}>
        <span lang={other}>{languages[other]}</span>
      </Button>
    </div>
  );
}
