"""The screen for accounts: administrators only, and never above themselves."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple, ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from contributors.desk import DeskAdmin, DeskForm
from hanoi.models import User
from hanoi.roles import ROLES

# The roles are written down in `hanoi.roles`, and made by a migration.
admin.site.unregister(Group)


class NewAccountForm(AdminUserCreationForm):  # type: ignore[type-arg]  # Generic in the stubs.
    """A new account, by e-mail; its password may be left for later."""

    class Meta:
        model = User
        fields = ["email", "name"]


class AccountForm(DeskForm, UserChangeForm):  # type: ignore[type-arg]  # Generic in the stubs.
    """An account. Its password is changed on a page of its own."""


@admin.register(User)
class AccountAdmin(DeskAdmin, StockUserAdmin):  # type: ignore[type-arg]  # Generic only in the stubs.
    """Accounts. A superuser's is seen and changed by superusers only."""

    form = AccountForm
    add_form = NewAccountForm
    # The stock template of accounts knows passwords.
    change_form_template = "admin/desk/account_form.html"
    add_form_template = "admin/auth/user/add_form.html"
    ordering = ["name", "email"]
    list_display = ["name", "email", "roles", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active"]
    search_fields = ["name", "email"]
    filter_horizontal = []
    readonly_fields = ["last_login", "created_at"]
    fieldsets = [
        (None, {"fields": ["name", "email", "password"]}),
        (_("What they may do"), {"fields": ["groups", "is_active", "is_staff"]}),
        (_("Dates"), {"fields": ["last_login", "created_at"], "classes": ["collapse"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["name", "email", "usable_password", "password1", "password2"]}),
        (_("What they may do"), {"fields": ["groups", "is_active", "is_staff"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """All accounts, or all but those of superusers."""
        accounts: QuerySet[User] = super().get_queryset(request)
        return accounts if _is_superuser(request) else accounts.exclude(is_superuser=True)

    def list_rows(self, queryset: Any) -> Any:
        """Each with its groups."""
        return queryset.prefetch_related("groups")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """For superusers, with the right to everything."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not _is_superuser(request):
            return fieldsets
        return [*fieldsets, (_("Everything"), {"fields": ["is_superuser"]})]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not those above oneself."""
        allowed: bool = super().has_change_permission(request, obj)
        return allowed and (_is_superuser(request) or not getattr(obj, "is_superuser", False))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not those above oneself."""
        allowed: bool = super().has_delete_permission(request, obj)
        return allowed and (_is_superuser(request) or not getattr(obj, "is_superuser", False))

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """The roles as boxes to tick; groups beyond them are a superuser's to give."""
        if db_field.name == "groups":
            kwargs["widget"] = CheckboxSelectMultiple()
            if not _is_superuser(request):
                kwargs["queryset"] = Group.objects.filter(name__in=ROLES)
            kwargs.setdefault("help_text", _("Each role may do what the ones before it may."))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_related(
        self, request: HttpRequest, form: "ModelForm[User]", formsets: Any, change: bool
    ) -> None:
        """Save the groups; those that this person could not see stay."""
        hidden = []
        if not _is_superuser(request):
            hidden = list(form.instance.groups.filter(~Q(name__in=ROLES)))
        super().save_related(request, form, formsets, change)
        form.instance.groups.add(*hidden)

    @admin.display(description=_("roles"))
    def roles(self, account: User) -> str:
        """The names of its groups."""
        return ", ".join(group.name for group in account.groups.all())


def _is_superuser(request: HttpRequest) -> bool:
    return bool(cast("User", request.user).is_superuser)
