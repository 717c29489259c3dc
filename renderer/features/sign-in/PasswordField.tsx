import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface PasswordFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind: 'current-password' | 'new-password';
  readonly help?: string;
  readonly error: string | undefined;
}

export function PasswordField({ value, onChange, kind, help, error }: PasswordFieldProps) {
  const { t } = useTranslation('signIn');
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <TextField
      label={t('password')}
      name="password"
      type={shown ? 'text' : 'password'}
      autoComplete={kind}
      value={value}
      onChange={onChange}
      help={help}
      error={error}
      end={
        <Button
          look="quiet"
          size="icon"
          aria-label={shown ? t('hidePassword') : t('showPassword')}
          onPress={() => setShown(!shown)}
        >
          <Icon aria-hidden="true" />
        </Button>
      }
    />
  );
}
