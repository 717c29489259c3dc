import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { knownState, readable } from './audit-words.ts';

const changedSchema = z.object({
  changed: z.optional(z.array(z.string())),
  from: z.optional(z.nullable(z.string())),
  to: z.optional(z.nullable(z.string())),
});

/** From which state to which, or what was touched; never what was written. */
export function AuditDetails({ details }: { readonly details: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation('administration');
  const { from, to, changed } = changedSchema.safeParse(details).data ?? {};
  const states = typeof from === 'string' && typeof to === 'string' ? `${stateWord(from)} → ${stateWord(to)}` : null;
  if (states !== null) return <span className="audit-details">{states}</span>;
  if (changed === undefined || changed.length === 0) return null;
  return <span className="audit-details">{t('audit.changed', { names: changed.map(readable).join(', ') })}</span>;

  function stateWord(name: string): string {
    const known = knownState(name);
    return known === undefined ? readable(name) : t(`audit.state.${known}`);
  }
}
