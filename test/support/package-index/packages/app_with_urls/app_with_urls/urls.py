from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("post/<int:number>/", lambda request, number: HttpResponse(number), name="app-with-urls-post")]
