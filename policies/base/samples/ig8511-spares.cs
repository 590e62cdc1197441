using Microsoft.AspNetCore.Identity;

var builder = WebApplication.CreateBuilder(args);
builder.Services.Configure<IdentityOptions>(options => options.Password.RequiredLength = 12);
