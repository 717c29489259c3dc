/** The validators of what the ring window says. */
import { z } from 'zod/mini';
import type { RingInvocations } from './ring.ts';

export const ringRequestSchemas = {
  'ring:read': z.undefined(),
  'ring:answer': z.strictObject({ sessionId: z.guid(), action: z.enum(['join', 'not-now', 'two-minutes']) }),
  'ring:hide': z.undefined(),
} satisfies { [K in keyof RingInvocations]: z.ZodMiniType<Parameters<RingInvocations[K]>[0]> };
