import { redirect } from "next/navigation";

/** Administration begins with the accounts; certificates and settings have their own pages beside it. */
export default function AdministrationPage() {
  redirect("/quan-tri/tai-khoan");
}
