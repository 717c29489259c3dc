import { useTranslation } from 'react-i18next';
import type { DesktopBridge } from '#shared/ipc/bridge.ts';
import { currentLanguage, languageName, languages } from '../../i18n/index.ts';
import { Button } from '../../ui/Button.tsx';

/** The other languages, each named in itself: whoever needs it may not be able to read the one shown. */
export function LanguageChoice({ platform }: { readonly platform: DesktopBridge }) {
  // Only to be rendered again when the language has changed.
  useTranslation('signIn');
  const others = languages.filter((tag) => tag !== currentLanguage());
  return (
    <div className="door-language">
      {others.map((tag) => (
        <Button
          key={tag}
          look="quiet"
          size="small"
          onPress={() => void platform.invoke('settings:change', { language: tag })}
        >
          <span lang={tag}>{languageName(tag)}</span>
        </Button>
      ))}
    </div>
  );
}
