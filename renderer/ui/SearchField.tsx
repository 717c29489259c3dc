import { Search, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { TextField } from './TextField.tsx';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A part of a word finds; Escape or the cross forgets it. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const { t } = useTranslation('ui');
  return (
    <TextField
      label={label}
      type="search"
      value={value}
      onChange={onChange}
      start={<Search />}
      {...(value !== '' && {
        end: (
          <Button look="quiet" size="icon" aria-label={t('clearSearch')} onPress={() => onChange('')}>
            <X aria-hidden="true" />
          </Button>
        ),
      })}
    />
  );
}
