import type { Doctor } from '#shared/domain/records.ts';

/** Letters without case and accents, so that "lama" finds "Lāmā". Marks of Devanagari are vowels and stay. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLocaleLowerCase();
}

/** Doctors whose name or specialty has every word of the query, in the order given. */
export function findDoctors(doctors: readonly Doctor[], query: string): readonly Doctor[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return doctors.filter((doctor) => {
    const about = plain(`${doctor.fullName} ${doctor.specialty}`);
    return words.every((word) => about.includes(word));
  });
}
