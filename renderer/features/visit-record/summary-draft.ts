import * as z from 'zod/mini';
import type { SummaryText } from '#shared/domain/visit-records.ts';
import { lengthOf } from '../../ui/TextArea.tsx';

/** As the database refuses more, in characters. */
export const longestPart = 4000;
export const longestQuestion = 1000;

export const emptySummary: SummaryText = { findings: '', medicines: '', nextStep: '' };
export const summaryParts = ['findings', 'medicines', 'nextStep'] as const;

const schema = z.object({ findings: z.string(), medicines: z.string(), nextStep: z.string() });

/** Null when it is none, or none this version understands. */
export const parseSummaryDraft = (kept: unknown): SummaryText | null => schema.safeParse(kept).data ?? null;

export const isEmpty = (text: SummaryText): boolean => summaryParts.every((part) => text[part].trim() === '');
export const isTooLong = (text: SummaryText): boolean =>
  summaryParts.some((part) => lengthOf(text[part]) > longestPart);
export const isSame = (one: SummaryText, other: SummaryText): boolean =>
  summaryParts.every((part) => one[part] === other[part]);
