import { Building2, Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AppointmentType, Doctor } from '#shared/domain/records.ts';
import { Choice, type Option } from '../../ui/Choice.tsx';

interface TypeChoiceProps {
  readonly doctor: Doctor;
  readonly value: AppointmentType | '';
  readonly onChange: (type: AppointmentType) => void;
}

export function TypeChoice({ doctor, value, onChange }: TypeChoiceProps) {
  const { t } = useTranslation('booking');
  const option = (type: AppointmentType, offered: boolean): Option<AppointmentType> => {
    const Icon = type === 'online' ? Video : Building2;
    return {
      value: type,
      disabled: !offered,
      content: (
        <>
          <Icon aria-hidden="true" />
          <span>
            <span className="choice-card-title">{t(type)}</span>
            <span className="choice-card-help">{t(`${type}Help`)}</span>
          </span>
        </>
      ),
    };
  };
  return (
    <Choice
      look="cards"
      label={t('type')}
      value={value}
      onChange={onChange}
      options={[option('online', doctor.acceptsOnline), option('offline', doctor.acceptsInPerson)]}
    />
  );
}
