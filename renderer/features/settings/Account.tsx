import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../app/queries.ts';
import { useMe, usePlatform } from '../../app/services.tsx';
import { useDates } from '../../i18n/dates.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';

/** Who is signed in, and how well that is protected on this computer. */
export function Account() {
  const { t } = useTranslation(['settings', 'app', 'profile']);
  const dates = useDates();
  const me = useMe();
  const now = useServerNow(60_000);
  const platform = usePlatform();
  const protection = useQuery({
    queryKey: ['session-protection'],
    queryFn: () => platform.invoke('session:protection'),
    staleTime: Infinity,
  });
  return (
    <Card className="settings" aria-labelledby="account-title">
      <h2 id="account-title">{t('account')}</h2>
      <dl className="settings-facts">
        <div>
          <dt>{t('name')}</dt>
          <dd>{me.fullName}</dd>
        </div>
        <div>
          <dt>{t('email')}</dt>
          <dd>{me.email}</dd>
        </div>
        <div>
          <dt>{t('role')}</dt>
          <dd>{t(`app:role.${me.role}`)}</dd>
        </div>
        <div>
          <dt>{t('zone')}</dt>
          <dd>
            {dates.zoneName(now)} <span className="soft">({dates.zone})</span>
          </dd>
        </div>
        <div>
          <dt>{t('session')}</dt>
          <dd>{protection.data && t(`protection.${protection.data}`)}</dd>
        </div>
      </dl>
      <div className="row">
        <ButtonLink href="#/profile">{t('profile:open')}</ButtonLink>
        <span className="soft small">{t('profile:openHelp')}</span>
      </div>
    </Card>
  );
}
