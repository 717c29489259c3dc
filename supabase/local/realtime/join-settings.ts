import * as z from 'zod';

const changeRequestSchema = z.looseObject({
  event: z.enum(['*', 'INSERT', 'UPDATE', 'DELETE']),
  schema: z.string().default('public'),
  table: z.string().nullish(),
  filter: z.string().nullish(),
  select: z.array(z.string()).nullish(),
});

/** One wish of a client to hear of changes, as it was sent; extra keys are sent back as they came. */
export type ChangeRequest = z.infer<typeof changeRequestSchema>;

const joinSchema = z.object({
  access_token: z.string().nullish(),
  config: z
    .object({
      private: z.boolean().nullish(),
      broadcast: z.object({ ack: z.boolean().nullish(), self: z.boolean().nullish() }).nullish(),
      presence: z.object({ key: z.string().nullish(), enabled: z.boolean().nullish() }).nullish(),
      postgres_changes: z.array(z.record(z.string(), z.unknown())).nullish(),
      postgres_changes_options: z.object({ wait: z.boolean().nullish() }).nullish(),
    })
    .nullish(),
});

/** What a client asked for when it joined a topic. */
export interface JoinSettings {
  readonly accessToken: string | null;
  readonly isPrivate: boolean;
  readonly acknowledges: boolean;
  readonly hearsItself: boolean;
  readonly presence: boolean;
  readonly presenceKey: string;
  readonly changes: readonly ChangeRequest[];
  /** The requests as they were sent, which is how the reply must name them. */
  readonly sentChanges: readonly Readonly<Record<string, unknown>>[];
  readonly waitsForChanges: boolean;
}

/** Reads the payload of `phx_join`. Throws when it makes no sense. */
export function readJoin(payload: unknown): JoinSettings {
  const { access_token: accessToken, config } = joinSchema.parse(payload ?? {});
  const sentChanges = config?.postgres_changes ?? [];
  const key = config?.presence?.key ?? '';
  return {
    accessToken: accessToken ?? null,
    isPrivate: config?.private ?? false,
    acknowledges: config?.broadcast?.ack ?? false,
    hearsItself: config?.broadcast?.self ?? false,
    presence: config?.presence?.enabled ?? false,
    presenceKey: key === '' ? crypto.randomUUID() : key,
    changes: sentChanges.map((request) => changeRequestSchema.parse(request)),
    sentChanges,
    waitsForChanges: config?.postgres_changes_options?.wait ?? false,
  };
}
