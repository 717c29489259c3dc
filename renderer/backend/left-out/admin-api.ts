/** In place of the part of Supabase Auth that needs the service's key, which no client ever has. */
export default class GoTrueAdminApi {
  readonly leftOut = true;
}
