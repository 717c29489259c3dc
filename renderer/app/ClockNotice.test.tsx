import { fireEvent, screen } from '@testing-library/react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { FakeClinic } from '../backend/fake-backend.ts';
import { i18n, startI18n } from '../i18n/index.ts';
import { ClockNotice } from './ClockNotice.tsx';
import { renderSignedIn, sita } from './testing.tsx';

// As the program starts: what is seldom said is not there yet.
beforeAll(() => startI18n('en', 'at-start'));

function open(offsetMs: number) {
  const clinic = new FakeClinic(sita);
  const read = vi.spyOn(clinic.backend.calls, 'clockOffset').mockResolvedValue(offsetMs);
  renderSignedIn(<ClockNotice />, { me: sita, clinic });
  return read;
}

describe('the clock of this computer', () => {
  test('is no matter while it is right to the minute, and its words are not fetched', async () => {
    const read = open(90_000);
    await vi.waitFor(() => expect(read).toHaveBeenCalled());
    expect(screen.queryByText(/clock of this computer/)).toBeNull();
    expect(i18n.hasResourceBundle('en', 'notices')).toBe(false);
  });

  test.each([
    [125_000, 'The clock of this computer is wrong by 2 minutes'],
    [-3_600_000, 'The clock of this computer is wrong by 60 minutes'],
  ])('that is wrong by %i ms is told of, with words that come when they are needed', async (offset, title) => {
    open(offset);
    expect(await screen.findByText(title)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'OK' }));
    expect(screen.queryByText(title)).toBeNull();
  });
});
