import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../../app/queries.ts';
import { useBackend } from '../../../app/services.tsx';

/** What an administrator changes about one person; afterwards, refused or not, people are read again. */
export function usePersonChanges(id: string) {
  const { administration } = useBackend();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: queryKeys.people });
  return {
    verify: useMutation({ mutationFn: (licence: string) => administration.verifyDoctor(id, licence), onSettled }),
    withdraw: useMutation({ mutationFn: () => administration.withdrawVerification(id), onSettled }),
    appoint: useMutation({ mutationFn: () => administration.appointAdministrator(id), onSettled }),
    deactivate: useMutation({ mutationFn: () => administration.deactivate(id), onSettled }),
    reactivate: useMutation({ mutationFn: () => administration.reactivate(id), onSettled }),
  };
}
