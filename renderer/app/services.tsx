/** What everything signed-in may ask for. */
import { createContext, useContext, type ReactNode } from 'react';
import type { Profile } from '#shared/domain/records.ts';
import type { ClientConfig, DesktopBridge } from '#shared/ipc/bridge.ts';
import type { Backend } from '../backend/backend.ts';

export interface Services {
  readonly backend: Backend;
  readonly platform: DesktopBridge;
  readonly config: ClientConfig;
  readonly me: Profile;
}

const ServicesContext = createContext<Services | null>(null);

export function ServicesProvider({
  services,
  children,
}: {
  readonly services: Services;
  readonly children: ReactNode;
}) {
  return <ServicesContext value={services}>{children}</ServicesContext>;
}

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('Used outside of what is signed in');
  return services;
}

export const useBackend = (): Backend => useServices().backend;
export const usePlatform = (): DesktopBridge => useServices().platform;
/** The person signed in. */
export const useMe = (): Profile => useServices().me;
