import { beforeEach, expect, test } from 'vitest';
import { draftsOf } from './drafts.ts';

beforeEach(() => sessionStorage.clear());

test('a draft is kept by person and name', () => {
  draftsOf('sita').write('booking', { reason: 'a cough' });
  expect(draftsOf('sita').read('booking')).toEqual({ reason: 'a cough' });
  expect(draftsOf('sita').read('note')).toBeNull();
  expect(draftsOf('bikash').read('booking')).toBeNull();
});

test('a person’s drafts go together, and no one else’s', () => {
  sessionStorage.setItem('meroclinic.session.token', 'stays');
  draftsOf('sita').write('booking', 1);
  draftsOf('bikash').write('booking', 2);
  draftsOf('sita').removeAll();
  expect(draftsOf('sita').read('booking')).toBeNull();
  expect(draftsOf('bikash').read('booking')).toBe(2);
  expect(sessionStorage.getItem('meroclinic.session.token')).toBe('stays');
});

test('what is not a draft counts as none', () => {
  sessionStorage.setItem('meroclinic.draft.sita.booking', '{half');
  expect(draftsOf('sita').read('booking')).toBeNull();
});
