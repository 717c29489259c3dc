/** What can be said about a form before asking the clinic. The clinic checks again; this only saves a round trip. */

/** Supabase Auth's own least is 6; eight is what the guidance of NIST SP 800-63B asks for. */
export const leastPasswordLength = 8;

export type FieldProblem = 'email' | 'emailShape' | 'password' | 'passwordShort' | 'fullName';

export function emailProblem(email: string): FieldProblem | null {
  const trimmed = email.trim();
  if (trimmed === '') return 'email';
  return /^[^\s@]+@[^\s@]+$/.test(trimmed) ? null : 'emailShape';
}

export function newPasswordProblem(password: string): FieldProblem | null {
  if (password === '') return 'password';
  return password.length < leastPasswordLength ? 'passwordShort' : null;
}

/** Moves to the first field of the form that is marked as wrong, once it is on the screen. */
export function focusFirstProblem(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
}
