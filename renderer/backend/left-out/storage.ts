/** In place of Supabase's file storage, which the clinic does not use; supabase-js makes one all the same. */
export class StorageClient {
  readonly leftOut = true;
}
export class StorageApiError extends Error {}
