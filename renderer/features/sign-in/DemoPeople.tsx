import { useTranslation } from 'react-i18next';
import type { DemoPerson } from '#shared/ipc/bridge.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';

interface DemoPeopleProps {
  readonly people: readonly DemoPerson[];
  /** E-mail address of the one filled in. */
  readonly chosen: string;
  readonly onChoose: (person: DemoPerson) => void;
}

/** Only a demonstration clinic names these. */
export function DemoPeople({ people, chosen, onChoose }: DemoPeopleProps) {
  const { t } = useTranslation(['signIn', 'app']);
  const roleOf = (person: DemoPerson) => t(`app:role.${person.role === 'admin' ? 'administrator' : person.role}`);
  const filled = people.find((person) => person.email === chosen);
  return (
    <section className="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo.title')}</h2>
      <p className="soft small">{t('demo.text')}</p>
      <ul className="demo-people">
        {people.map((person) => (
          <li key={person.email}>
            <Button wide onPress={() => onChoose(person)}>
              <Avatar name={person.name} size="small" />
              <span className="demo-person">
                <span>{person.name} </span>
                <span className="soft small">{roleOf(person)}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <output className="unseen">{filled ? t('demo.filled', { name: filled.name }) : ''}</output>
    </section>
  );
}
