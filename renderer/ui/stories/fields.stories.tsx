import { CalendarDate, Time } from '@internationalized/date';
import { Building2, Video } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Calendar } from '../Calendar.tsx';
import { Checkbox } from '../Checkbox.tsx';
import { Choice } from '../Choice.tsx';
import { ComboBox } from '../ComboBox.tsx';
import { DateField } from '../DateField.tsx';
import { NumberField } from '../NumberField.tsx';
import { SearchField } from '../SearchField.tsx';
import { Select } from '../Select.tsx';
import { Switch } from '../Switch.tsx';
import { TextArea } from '../TextArea.tsx';
import { TextField } from '../TextField.tsx';
import { TimeField } from '../TimeField.tsx';
import { group } from './story.ts';

/** Keeps the value as a form would. */
function With<Value>({
  first,
  children,
}: {
  readonly first: Value;
  readonly children: (value: Value, set: (value: Value) => void) => ReactNode;
}) {
  const [value, setValue] = useState(first);
  return children(value, setValue);
}

const specialties = [
  { value: 'general', label: 'General medicine' },
  { value: 'children', label: 'Children’s medicine', help: 'Up to 16 years' },
  { value: 'skin', label: 'Skin' },
  { value: 'heart', label: 'Heart and circulation' },
] as const;

const november = (day: number) => new CalendarDate(2026, 11, day);

export default group('Fields', [
  {
    name: 'Text field',
    render: () => (
      <With first="">
        {(value, set) => <TextField label="Full name" help="As on your papers." value={value} onChange={set} />}
      </With>
    ),
  },
  {
    name: 'Text field with error',
    render: () => <TextField label="E-mail address" defaultValue="sita@" error="This is not a whole e-mail address." />,
  },
  { name: 'Text field disabled', render: () => <TextField label="Clinic" defaultValue="MeroClinic" isDisabled /> },
  {
    name: 'Search field',
    render: () => (
      <With first="heart">{(value, set) => <SearchField label="Search doctors" value={value} onChange={set} />}</With>
    ),
  },
  {
    name: 'Text area with counter',
    render: () => (
      <With first="A cough for two weeks.">
        {(value, set) => (
          <TextArea
            label="Reason"
            help="Only your doctor reads this."
            optional
            most={200}
            value={value}
            onChange={set}
          />
        )}
      </With>
    ),
  },
  {
    name: 'Text area over its length',
    render: () => (
      <With first="Far too long a text">
        {(value, set) => <TextArea label="Note" most={10} value={value} onChange={set} />}
      </With>
    ),
  },
  {
    name: 'Select',
    render: () => (
      <With<(typeof specialties)[number]['value'] | null> first={null}>
        {(value, set) => (
          <Select label="Specialty" placeholder="Any specialty" options={specialties} value={value} onChange={set} />
        )}
      </With>
    ),
  },
  {
    name: 'Select chosen, with help',
    render: () => (
      <Select
        label="Visit length"
        help="For new visits."
        options={specialties}
        value="skin"
        onChange={() => undefined}
      />
    ),
  },
  {
    name: 'Select with error',
    render: () => (
      <Select
        label="Outcome"
        placeholder="Choose one"
        error="Choose how the visit went."
        options={specialties}
        value={null}
        onChange={() => undefined}
      />
    ),
  },
  {
    name: 'Select disabled',
    render: () => (
      <Select label="Camera" placeholder="None found" options={[]} value={null} onChange={() => undefined} disabled />
    ),
  },
  {
    name: 'Combo box',
    render: () => (
      <With<(typeof specialties)[number]['value'] | null> first={null}>
        {(value, set) => (
          <ComboBox
            label="Find a specialty"
            help="Type a few letters."
            options={specialties}
            value={value}
            onChange={set}
          />
        )}
      </With>
    ),
  },
  {
    name: 'Combo box disabled',
    render: () => <ComboBox label="Town" options={specialties} value={null} onChange={() => undefined} disabled />,
  },
  {
    name: 'Checkbox',
    render: () => (
      <With first={false}>
        {(value, set) => (
          <Checkbox
            label="I have read the summary"
            help="Your doctor sees that you have."
            checked={value}
            onChange={set}
          />
        )}
      </With>
    ),
  },
  {
    name: 'Checkbox states',
    render: () => (
      <div>
        <Checkbox label="Checked" checked onChange={() => undefined} />
        <Checkbox label="Some of them" checked={false} mixed onChange={() => undefined} />
        <Checkbox label="Not to be changed" checked disabled onChange={() => undefined} />
      </div>
    ),
  },
  {
    name: 'Switch',
    render: () => (
      <With<boolean> first>
        {(value, set) => (
          <Switch label="Start with the computer" help="So that calls reach you." on={value} onChange={set} />
        )}
      </With>
    ),
  },
  {
    name: 'Radio chips',
    render: () => (
      <With<'a' | 'b' | 'c' | ''> first="">
        {(value, set) => (
          <Choice
            label="Time"
            value={value}
            onChange={set}
            options={[
              { value: 'a', content: '10:30' },
              { value: 'b', content: '10:45' },
              { value: 'c', content: '11:00', disabled: true },
            ]}
          />
        )}
      </With>
    ),
  },
  {
    name: 'Radio cards',
    render: () => (
      <With<'online' | 'offline' | ''> first="online">
        {(value, set) => (
          <Choice
            look="cards"
            label="How would you like to meet?"
            value={value}
            onChange={set}
            options={[
              {
                value: 'online',
                content: (
                  <>
                    <Video aria-hidden="true" /> Video call
                  </>
                ),
              },
              {
                value: 'offline',
                content: (
                  <>
                    <Building2 aria-hidden="true" /> In person
                  </>
                ),
              },
            ]}
          />
        )}
      </With>
    ),
  },
  {
    name: 'Radio segments',
    render: () => (
      <With<'light' | 'dark' | ''> first="light">
        {(value, set) => (
          <Choice
            look="segments"
            label="Appearance"
            value={value}
            onChange={set}
            options={[
              { value: 'light', content: 'Light' },
              { value: 'dark', content: 'Dark' },
            ]}
          />
        )}
      </With>
    ),
  },
  {
    name: 'Calendar',
    render: () => (
      <With<CalendarDate | null> first={november(25)}>
        {(value, set) => (
          <Calendar
            label="Day of the visit"
            value={value}
            onChange={set}
            min={november(5)}
            isUnavailable={(day) => day.day === 27}
          />
        )}
      </With>
    ),
  },
  {
    name: 'Date field',
    render: () => (
      <With<CalendarDate | null> first={null}>
        {(value, set) => <DateField label="Date of birth" help="Day, month, year." value={value} onChange={set} />}
      </With>
    ),
  },
  {
    name: 'Date field with error',
    render: () => (
      <DateField
        label="Last day away"
        value={november(3)}
        onChange={() => undefined}
        error="This day is before the first."
      />
    ),
  },
  {
    name: 'Time field',
    render: () => (
      <With<Time | null> first={new Time(9, 30)}>
        {(value, set) => <TimeField label="From" value={value} onChange={set} />}
      </With>
    ),
  },
  {
    name: 'Time field empty, with error',
    render: () => <TimeField label="Until" value={null} onChange={() => undefined} error="Choose when you stop." />,
  },
  {
    name: 'Number field',
    render: () => (
      <With<string> first="45">
        {(value, set) => (
          <NumberField
            label="A call rings"
            unit="seconds"
            help="Then it counts as not answered."
            value={value}
            onChange={set}
          />
        )}
      </With>
    ),
  },
  {
    name: 'Number field with error',
    render: () => (
      <NumberField
        label="Length of a visit"
        unit="minutes"
        value="2"
        onChange={() => undefined}
        error="A whole number from 5 to 240."
      />
    ),
  },
]);
