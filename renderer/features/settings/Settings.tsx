import { useTranslation } from 'react-i18next';
import { Page } from '../../app/Page.tsx';
import { useMe, usePlatform } from '../../app/services.tsx';
import { useSettings } from '../../app/use-settings.ts';
import { languageName, languages } from '../../i18n/index.ts';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { Skeletons } from '../../ui/Skeleton.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { AcceptInvitation } from './AcceptInvitation.tsx';
import { Account } from './Account.tsx';
import { Devices } from './Devices.tsx';
import { Support } from './Support.tsx';
import { Updates } from './Updates.tsx';
import './settings.css';

/** Minutes; 0 is never. */
const idleMinutes = [0, 5, 15, 30, 60] as const;

/** Settings of this computer. Each takes effect when it is changed; there is nothing to save. */
export default function Settings() {
  const { t } = useTranslation('settings');
  const me = useMe();
  const platform = usePlatform();
  const { settings, error, change } = useSettings(platform);
  const inElectron = platform.host.kind === 'electron';

  return (
    <Page title={t('title')} lead={t('computer')} narrow>
      <ErrorMessage error={error} />
      {settings === null && error === null && <Skeletons />}
      {settings !== null && (
        <>
          <Card className="settings" aria-labelledby="appearance-title">
            <h2 id="appearance-title">{t('appearance')}</h2>
            <Choice
              look="segments"
              label={t('language')}
              value={settings.language}
              onChange={(language) => change({ language })}
              options={[
                { value: 'system', content: t('languageSystem') },
                ...languages.map((tag) => ({ value: tag, content: <span lang={tag}>{languageName(tag)}</span> })),
              ]}
            />
            <Choice
              look="segments"
              label={t('theme')}
              value={settings.theme}
              onChange={(theme) => change({ theme })}
              options={[
                { value: 'system', content: t('themeSystem') },
                { value: 'light', content: t('themeLight') },
                { value: 'dark', content: t('themeDark') },
              ]}
            />
          </Card>
          <Card className="settings" aria-labelledby="calls-title">
            <h2 id="calls-title">{t('calls')}</h2>
            <Switch
              label={t('callNotifications')}
              help={t('callNotificationsHelp')}
              on={settings.callNotifications}
              onChange={(callNotifications) => change({ callNotifications })}
            />
            <Switch
              label={t('showCallerName')}
              help={t('showCallerNameHelp')}
              on={settings.showCallerName}
              onChange={(showCallerName) => change({ showCallerName })}
            />
          </Card>
          {inElectron && (
            <Card className="settings" aria-labelledby="background-title">
              <h2 id="background-title">{t('background')}</h2>
              <Switch
                label={t('startAtLogin')}
                help={t('startAtLoginHelp')}
                on={settings.startAtLogin}
                onChange={(startAtLogin) => change({ startAtLogin })}
              />
              <Switch
                label={t('closeToTray')}
                help={t('closeToTrayHelp')}
                on={settings.closeToTray}
                onChange={(closeToTray) => change({ closeToTray })}
              />
            </Card>
          )}
          {inElectron && (
            <Card className="settings" aria-labelledby="shared-title">
              <h2 id="shared-title">{t('shared')}</h2>
              <Choice
                look="segments"
                label={t('signOutWhenIdle')}
                value={String(settings.signOutWhenIdle)}
                onChange={(chosen) => {
                  const minutes = idleMinutes.find((each) => String(each) === chosen);
                  if (minutes !== undefined) change({ signOutWhenIdle: minutes });
                }}
                options={idleMinutes.map((minutes) => ({
                  value: String(minutes),
                  content: minutes === 0 ? t('never') : t('minutes', { count: minutes }),
                }))}
              />
              <p className="soft small">{t('signOutWhenIdleHelp')}</p>
            </Card>
          )}
          {me.role !== 'administrator' && <Devices />}
          <Account />
          {me.role === 'patient' && <AcceptInvitation />}
          {inElectron && <Updates />}
          {inElectron && <Support />}
        </>
      )}
    </Page>
  );
}
