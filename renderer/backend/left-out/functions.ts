/** In place of Supabase's edge functions, which the clinic does not use. */
export class FunctionsClient {
  readonly leftOut = true;
}
export class FunctionsError extends Error {}
export class FunctionsFetchError extends FunctionsError {}
export class FunctionsHttpError extends FunctionsError {}
export class FunctionsRelayError extends FunctionsError {}
export const FunctionRegion = {} as const;
