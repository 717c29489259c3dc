export default function BookAppointment({ doctorId }: { readonly doctorId: string }) {
  return <h1>{doctorId}</h1>;
}
