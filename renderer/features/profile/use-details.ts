import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../app/queries.ts';
import { useBackend } from '../../app/services.tsx';
import type { PersonalChanges } from '../../backend/rooms/personal.ts';

/** What the clinic knows about the person signed in, and how they change it. */
export function useDetails() {
  const { personal } = useBackend();
  const queries = useQueryClient();
  const details = useQuery({ queryKey: queryKeys.myDetails, queryFn: () => personal.read() });
  const change = useMutation({
    mutationFn: (changes: PersonalChanges) => personal.change(changes),
    onSuccess: (changed) => queries.setQueryData(queryKeys.myDetails, changed),
  });
  return { details, change };
}
