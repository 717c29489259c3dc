export default function Doctors() {
  return <h1>Doctors</h1>;
}
