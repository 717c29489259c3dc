import type { DoctorHours, HoursException, VisitGrid, WeeklyHours } from '#shared/domain/hours.ts';

export interface HoursBackend {
  /** @param doctorId Oneself, or any doctor for an administrator. */
  read(doctorId: string): Promise<DoctorHours>;
  /** @param doctorId null: one's own. What the grid leaves out stays as it is. */
  setWeek(doctorId: string | null, week: readonly WeeklyHours[], grid: Partial<VisitGrid>): Promise<void>;
  addException(exception: Omit<HoursException, 'id'>): Promise<HoursException>;
  removeException(id: string): Promise<void>;
}
