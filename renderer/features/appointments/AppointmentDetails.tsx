export default function AppointmentDetails({ id }: { readonly id: string }) {
  return <h1>{id}</h1>;
}
