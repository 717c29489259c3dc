import { Building2, Phone, Video, type LucideIcon } from 'lucide-react';
import type { AppointmentType } from '#shared/domain/records.ts';

/** How a visit is, or was, carried out: as booked, unless the doctor said that it goes on by phone. */
export type VisitKind = AppointmentType | 'phone';

export const kindIcons: Readonly<Record<VisitKind, LucideIcon>> = { online: Video, offline: Building2, phone: Phone };

export const visitKind = (type: AppointmentType, byPhone: boolean): VisitKind => (byPhone ? 'phone' : type);
