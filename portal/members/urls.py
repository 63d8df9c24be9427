"""Addresses below /tai-khoan/. The names are allauth's, which its views and templates ask for."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions import views as sessions
from django.urls import path, re_path

from portal.members.views import account as own
from portal.members.views import entrance

urlpatterns = [
    path("", own.home, name="account_home"),
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-nhap/ma/", account.request_login_code, name="account_request_login_code"),
    path("dang-nhap/ma/nhap/", account.confirm_login_code, name="account_confirm_login_code"),
    path("dang-nhap/khoa/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("dang-nhap/buoc-hai/", mfa.authenticate, name="mfa_authenticate"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("tham-gia/", account.signup, name="account_signup"),
    path("bi-khoa/", account.account_inactive, name="account_inactive"),
    path("dieu-khoan/", own.terms, name="account_terms"),
    path("xac-nhan-lai/", account.reauthenticate, name="account_reauthenticate"),
    path("xac-nhan-lai/ma/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("xac-nhan-lai/khoa/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("e-mail/", account.email, name="account_email"),
    path("e-mail/xac-nhan/", account.email_verification_sent, name="account_email_verification_sent"),
    path("dien-thoai/", account.change_phone, name="account_change_phone"),
    path("dien-thoai/xac-nhan/", account.verify_phone, name="account_verify_phone"),
    path("mat-khau/", account.password_change, name="account_change_password"),
    path("mat-khau/dat/", account.password_set, name="account_set_password"),
    path("quen-mat-khau/", entrance.ForgottenPasswordView.as_view(), name="account_reset_password"),
    path("quen-mat-khau/ma/", account.confirm_password_reset_code, name="account_confirm_password_reset_code"),
    path("quen-mat-khau/dat/", account.complete_password_reset, name="account_complete_password_reset"),
    path("quen-mat-khau/xong/", account.password_reset_from_key_done, name="account_password_reset_completed"),
    path("quen-mat-khau/xong/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^chon-mat-khau/(?P<uidb36>[0-9A-Za-z]{1,20})-(?P<key>[^/]{1,120})/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("bao-ve/", mfa.index, name="mfa_index"),
    path("bao-ve/can-thiet/", entrance.second_factor_needed, name="second_factor_needed"),
    path("bao-ve/ung-dung/", totp.activate_totp, name="mfa_activate_totp"),
    path("bao-ve/ung-dung/bo/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("bao-ve/khoa/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("bao-ve/khoa/them/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("bao-ve/khoa/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("bao-ve/khoa/<int:pk>/bo/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("bao-ve/ma-du-phong/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("bao-ve/ma-du-phong/moi/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("bao-ve/ma-du-phong/tai/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("thiet-bi/", sessions.list_usersessions, name="usersessions_list"),
    path("thiet-bi/<int:pk>/dang-xuat/", own.end_session, name="account_session_end"),
    path("dong-y/", own.consents, name="account_consents"),
    path("du-lieu/", own.data, name="account_data"),
    path("dong/", own.close, name="account_close"),
    path("da-dong/", own.closed, name="account_closed"),
]
