import type { QueryClient } from '@tanstack/react-query';
import { getI18n } from 'react-i18next';
import type { Appointment } from '#shared/domain/records.ts';
import type { Side } from '#shared/domain/roles.ts';
import { fetchedPart } from '../platform/fetched-part.ts';
import { queryKeys } from '../app/query-keys.ts';
import type { Services } from '../app/services.tsx';
import { announceAdmission } from './admission.ts';
import { CallRunner } from './call-runner.ts';
import { deviceId } from './device-id.ts';
import { forgetDeviceNames } from './engine/device-memory.ts';

/** The runner of the signed-in person, with the host that rings for it. */
export function createRunner(
  side: Side,
  { backend, platform, config, me }: Services,
  queries: QueryClient,
): CallRunner {
  const nameOfCaller = (appointmentId: string) =>
    queries
      .getQueryData<readonly Appointment[]>(queryKeys.appointments)
      ?.find((appointment) => appointment.id === appointmentId)?.doctorName ??
    getI18n().t('yourDoctor', { ns: 'call' });
  forgetDeviceNames();
  return new CallRunner({
    self: { side, userId: me.id, device: deviceId(platform.host.kind) },
    calls: backend.calls,
    messages: {
      listMessages: (appointmentId) => backend.records.listMessages(appointmentId),
      sendMessage: (...message) => backend.records.sendMessage(...message),
      watch: (message) => backend.watch({ message }),
    },
    pathIsBack: () => {
      backend.pathIsBack();
    },
    peerServer: config.peerServer,
    storage: platform.host.kind === 'electron' ? localStorage : sessionStorage,
    loadHalf: () => fetchedPart(() => import('./engine/loaded-half.ts')),
    host: {
      ring(session, secondsLeft) {
        void platform.invoke('calls:ring', {
          sessionId: session.id,
          callerName: nameOfCaller(session.appointmentId),
          expiresAt: new Date(session.ringExpiresAt).toISOString(),
          secondsLeft,
        });
      },
      stop(sessionId, reason) {
        void platform.invoke('calls:dismiss', { sessionId, reason });
      },
      admitted(session) {
        announceAdmission(platform, { sessionId: session.id, callerName: nameOfCaller(session.appointmentId) });
      },
      inCall(active) {
        void platform.invoke('calls:active', active);
      },
    },
  });
}
