import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod/mini';
import type { ClientConfig, DesktopBridge } from '#shared/ipc/bridge.ts';
import type { Database } from './database.types.ts';
import { sessionKey } from './session-key.ts';

export type ClinicClient = SupabaseClient<Database>;

/** Where supabase-js keeps its session; the host decides how it is protected. */
export interface SessionStorage {
  getItem(key: string): Promise<string | null>;
  setItem(key: string, value: string): Promise<void>;
  removeItem(key: string): Promise<void>;
}

export function hostSessionStorage(platform: DesktopBridge): SessionStorage {
  return {
    getItem: (key) => platform.invoke('session:read', key),
    setItem: (key, value) => platform.invoke('session:write', { key, value }),
    removeItem: (key) => platform.invoke('session:remove', key),
  };
}

/** A socket that died without saying so is noticed within two of these, in ms. Supabase's own default is 25 s. */
const heartbeatInterval = 15_000;

/**
 * The one Supabase client.
 * @param ask how requests are made
 * @param refreshRefused told the Auth service's code when it does not renew the session; the client itself only says that it is over
 */
export function createClinicClient(
  config: Pick<ClientConfig, 'supabaseUrl' | 'publishableKey'>,
  storage: SessionStorage,
  ask: typeof fetch,
  refreshRefused: (code: string) => void = () => undefined,
): ClinicClient {
  return createClient<Database>(config.supabaseUrl, config.publishableKey, {
    auth: {
      storage,
      storageKey: sessionKey,
      flowType: 'pkce',
      detectSessionInUrl: false,
      persistSession: true,
      autoRefreshToken: true,
    },
    realtime: { worker: false, heartbeatIntervalMs: heartbeatInterval },
    global: { fetch: watchRefresh(ask, refreshRefused) },
  });
}

/** `error_code` since API version 2024-01-01. */
const refusalSchema = z.object({ error_code: z.string() });

function watchRefresh(ask: typeof fetch, refused: (code: string) => void): typeof fetch {
  return async (input, init) => {
    const response = await ask(input, init);
    const address = input instanceof Request ? input.url : String(input);
    if (!response.ok && address.includes('/auth/v1/token?grant_type=refresh_token')) {
      const body = refusalSchema.safeParse(
        await response
          .clone()
          .json()
          .catch(() => null),
      );
      if (body.success) refused(body.data.error_code);
    }
    return response;
  };
}
