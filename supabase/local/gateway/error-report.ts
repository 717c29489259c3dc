import { databaseReport, type DatabaseReport } from '../database/database-failure.ts';

/** HTTP status of PostgREST per SQLSTATE, from the table "Errors from PostgreSQL" of its documentation. */
const statusByCode: Readonly<Record<string, number>> = {
  '23503': 409,
  '23505': 409,
  '25006': 405,
  '42P01': 404,
  '42P17': 500,
  '53400': 500,
  P0001: 400,
};
const statusByClass: Readonly<Record<string, number>> = {
  '08': 503,
  '09': 500,
  '0L': 403,
  '0P': 403,
  '25': 500,
  '28': 403,
  '2D': 500,
  '38': 500,
  '39': 500,
  '3B': 500,
  '40': 500,
  '53': 503,
  '54': 500,
  '55': 500,
  '57': 500,
  '58': 500,
  F0: 500,
  HV: 500,
  P0: 500,
  XX: 500,
};

/** Codes that the library reports correctly by itself; it knows the role (401 or 403) and the names in the request. */
const leftToLibrary = new Set(['42501', '42703', '42883']);

/** The answer a hosted project gives for a statement refused with this code. */
export function httpStatus(code: string): number {
  return statusByCode[code] ?? statusByClass[code.slice(0, 2)] ?? 400;
}

/** The form in which the library passes a finished error answer through unchanged. */
export class FinishedReport extends Error {
  readonly code = 'PGRST';
  readonly detail: string;

  constructor(report: DatabaseReport) {
    super(
      JSON.stringify({
        code: report.code,
        message: report.message,
        details: report.detail,
        hint: report.hint,
      }),
    );
    this.detail = JSON.stringify({ status: httpStatus(report.code), headers: {} });
  }
}

/**
 * Prepares a failure for the library, which otherwise answers every code it does not know (23P01, 23514, P0001 and
 * all codes chosen by `raise ... using errcode`) with 500 and without message, details and hint.
 */
export function libraryError(thrown: unknown): unknown {
  const report = databaseReport(thrown);
  if (report === null || leftToLibrary.has(report.code) || /^P(T|GRST)/.test(report.code)) return thrown;
  return new FinishedReport(report);
}
