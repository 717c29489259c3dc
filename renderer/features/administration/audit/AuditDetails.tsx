import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { readable } from './audit-words.ts';

const changedSchema = z.object({
  changed: z.optional(z.array(z.string())),
  from: z.optional(z.nullable(z.string())),
  to: z.optional(z.nullable(z.string())),
});

/** From which state to which, and what else was touched; never what was written. */
export function AuditDetails({ details }: { readonly details: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation('administration');
  const { from, to, changed } = changedSchema.safeParse(details).data ?? {};
  const states = typeof from === 'string' && typeof to === 'string' ? `${readable(from)} → ${readable(to)}` : null;
  const others = (changed ?? []).filter((name) => states === null || (name !== 'status' && name !== 'role'));
  if (states === null && others.length === 0) return null;
  return (
    <span className="audit-details">
      {states !== null && <span>{states}</span>}
      {others.length > 0 && <span>{t('audit.changed', { names: others.map(readable).join(', ') })}</span>}
    </span>
  );
}
