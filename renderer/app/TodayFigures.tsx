import { useTranslation } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import { useDates } from '../i18n/dates.ts';
import './today.css';

interface TodayFiguresProps {
  readonly waiting: readonly Appointment[];
  readonly left: number;
  readonly done: number;
  readonly requests: number;
}

/** The day in four numbers, each with its word below it. */
export function TodayFigures({ waiting, left, done, requests }: TodayFiguresProps) {
  const { t } = useTranslation('app');
  const { digits } = useDates();
  const figures = [
    { word: 'waiting', value: waiting.length },
    { word: 'left', value: left },
    { word: 'done', value: done },
    { word: 'requests', value: requests },
  ] as const;
  return (
    <dl className="today">
      {figures.map(({ word, value }) => (
        <div key={word} className="today-figure" data-matters={word === 'waiting' && value > 0}>
          <dt>{t(`home.figure.${word}`)}</dt>
          <dd className="numbers">{digits(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
