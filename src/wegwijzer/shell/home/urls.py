from django.urls import path

from wegwijzer.shell.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("path-check/", views.path_right, name="path-right"),
    path("path-check/remark/", views.path_remark, name="path-remark"),
]
