// A class that a module lacks is `undefined`; `cx` leaves it out.
declare module "*.module.css" {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
declare module "*.css";
